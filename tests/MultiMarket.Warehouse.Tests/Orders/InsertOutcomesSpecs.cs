using MultiMarket.Domain.Ingestion;
using MultiMarket.Warehouse.Orders;
using MultiMarket.Warehouse.Tests.Support;

namespace MultiMarket.Warehouse.Tests.Orders;

public sealed class InsertOutcomesSpecs
{
    private static readonly IReadOnlyList<ReceivedOrder> Batch = SeededOrders.Draw(5, seed: 1);
    private static readonly Dictionary<string, StoredOrder> Nothing = [];

    [Fact]
    public void Orders_without_a_failure_are_inserted() =>
        InsertOutcomes.Decide(Batch, [], Nothing).ShouldAllBe(o => o == StoreOutcome.Inserted);

    [Fact]
    public void A_duplicate_key_with_the_same_fingerprint_is_a_duplicate_and_with_another_a_conflict_that_names_the_stored_file()
    {
        var stored = new Dictionary<string, StoredOrder>
        {
            [Batch[1].Order.Key] = new(Batch[1].Fingerprint, "earlier.json"),
            [Batch[3].Order.Key] = new("another", "other.json"),
        };

        var outcomes = InsertOutcomes.Decide(Batch, [DuplicateKey(1), DuplicateKey(3)], stored);

        outcomes.Select(o => o.Kind).ShouldBe([StoreOutcomeKind.Inserted, StoreOutcomeKind.Duplicate, StoreOutcomeKind.Inserted, StoreOutcomeKind.Conflict, StoreOutcomeKind.Inserted]);
        outcomes[3].ExistingFile.ShouldBe("other.json");
    }

    [Fact]
    public void A_stored_order_without_a_fingerprint_is_a_conflict()
    {
        var outcome = InsertOutcomes.Decide(Batch, [DuplicateKey(0)], new Dictionary<string, StoredOrder> { [Batch[0].Order.Key] = new(null, null) })[0];

        outcome.Kind.ShouldBe(StoreOutcomeKind.Conflict);
        outcome.ExistingFile.ShouldBe("(no file name)");
    }

    [Fact]
    public void A_duplicate_that_has_vanished_is_to_be_stored_again() =>
        Should.Throw<WarehouseUnavailableException>(() => InsertOutcomes.Decide(Batch, [DuplicateKey(2)], Nothing))
            .Message.ShouldContain(Batch[2].Order.Key);

    [Fact]
    public void A_unique_index_that_is_not_ours_refuses_the_order()
    {
        var failure = new InsertFailure(2, 11000, "E11000 duplicate key error collection: multi_market.commandes index: client_id_1 dup key: { client_id: \"C1\" }");

        var outcome = InsertOutcomes.Decide(Batch, [failure], Nothing)[2];

        outcome.Kind.ShouldBe(StoreOutcomeKind.Refused);
        outcome.Reason.ShouldBe($"MongoDB error 11000: {failure.Message}");
    }

    [Theory]
    [InlineData(121, "Document failed validation")]
    [InlineData(10334, "object to insert too large")]
    [InlineData(2, "bad value")]
    public void A_document_that_the_server_will_never_take_is_refused_with_its_code_and_words(int code, string words)
    {
        InsertFailure[] failures = [new(4, code, words)];

        InsertOutcomes.FindOutage(failures).ShouldBeNull();
        InsertOutcomes.Decide(Batch, failures, Nothing)[4].ShouldBe(new StoreOutcome(StoreOutcomeKind.Refused, Reason: $"MongoDB error {code}: {words}"));
    }

    [Theory]
    [InlineData(10107, "not primary")]
    [InlineData(11600, "interrupted at shutdown")]
    [InlineData(14031, "out of disk space")]
    [InlineData(13, "not authorized")]
    [InlineData(112, "write conflict")]
    [InlineData(99999, "a code of a later server")]
    public void Whatever_may_pass_is_an_outage_of_the_whole_batch(int code, string words)
    {
        InsertFailure[] failures = [DuplicateKey(0), new(1, 121, "Document failed validation"), new(4, code, words)];

        InsertOutcomes.FindOutage(failures).ShouldBe(failures[2]);
    }

    private static InsertFailure DuplicateKey(int index) =>
        new(index, 11000, $"E11000 duplicate key error collection: multi_market.commandes index: _id_ dup key: {{ _id: \"{Batch[index].Order.Key}\" }}");
}
