using System.Text;

namespace MultiMarket.Drills.Support;

/// <summary>The oracle of the drills must be able to fail.</summary>
public sealed class InvariantSpecs
{
    private static readonly byte[] Content = OrderTexts.Of("web", "1");
    private static readonly OrderFacts Order = OrderFacts.OfFile(Content)!;
    private static readonly DroppedFile Dropped = DroppedFile.Of("site_web", "a.json", Content, ExpectedFate.Archived);

    [Fact]
    public void An_archived_file_whose_order_is_stored_once_is_what_must_be()
    {
        Problems([Found(Place.Archive)], [Order]).ShouldBeEmpty();
        Problems([Found(Place.Archive) with { Name = "a.2.json" }], [Order]).ShouldBeEmpty();
    }

    [Fact]
    public void A_lost_file_is_named() => Problems([], []).Single().ShouldContain("site_web/a.json");

    [Fact]
    public void A_file_in_two_places_is_named_with_both()
    {
        var problem = Problems([Found(Place.Archive), Found(Place.Rejected)], [Order]).First();
        problem.ShouldContain("2 places");
        problem.ShouldContain("Archive/a.json");
        problem.ShouldContain("Rejected/a.json");
    }

    [Fact]
    public void A_file_left_in_its_folder_a_wrong_fate_and_a_stranger_are_named()
    {
        Problems([Found(Place.Source)], [Order]).Single().ShouldContain("still in its source folder");
        Problems([Found(Place.Rejected) with { Codes = ["refused"] }], []).Single().ShouldContain("was rejected: refused");
        Problems([Found(Place.Archive), Found(Place.Archive) with { Name = "b.json", Path = "b.json" }], [Order]).Single().ShouldContain("never dropped");
    }

    [Fact]
    public void An_order_that_is_missing_doubled_different_or_without_a_file_is_named()
    {
        Problems([Found(Place.Archive)], []).Single().ShouldContain("not in the warehouse");
        Problems([Found(Place.Archive)], [Order, Order]).Single().ShouldContain("2 times");
        Problems([Found(Place.Archive)], [Order with { Client = "other" }]).Single().ShouldContain("other content");
        Problems([Found(Place.Archive)], [Order, Order with { OrderId = "2" }]).Single().ShouldContain("no file of it is archived");
    }

    [Fact]
    public void A_file_that_its_writer_replaced_may_be_gone_and_its_order_stored()
    {
        var withdrawn = DroppedFile.Of("site_web", "a.json", Content, ExpectedFate.Withdrawn);
        Invariant.Places([], [withdrawn], settled: true).ShouldBeEmpty();
        Invariant.Places([Found(Place.Archive), Found(Place.Rejected)], [withdrawn], settled: true).ShouldNotBeEmpty();
        Invariant.Warehouse([], [Order], [withdrawn.Order!]).ShouldBeEmpty();
        Invariant.Warehouse([], [Order with { Client = "other" }], [withdrawn.Order!]).Single().ShouldContain("no file of it is archived");
    }

    [Fact]
    public void A_rejection_without_reason_or_as_a_conflict_with_itself_is_named()
    {
        var rejected = Found(Place.Rejected);
        Invariant.Rejections([rejected], []).Single().ShouldContain("without a reason");
        Invariant.Rejections([rejected with { Codes = ["conflict"] }], [Order]).Single().ShouldContain("conflict");
    }

    [Fact]
    public void Facts_are_read_from_files_with_a_byte_order_mark_and_not_from_others()
    {
        OrderFacts.OfFile([.. Encoding.UTF8.GetPreamble(), .. Content]).ShouldBe(Order);
        Order.Total.ShouldBe(17_000m);
        OrderFacts.OfFile("[]"u8).ShouldBeNull();
    }

    private static FoundFile Found(Place place) => new(place, "site_web", $"{place}/a.json", "a.json", Dropped.Hash, Order);

    private static List<string> Problems(IReadOnlyList<FoundFile> found, IReadOnlyList<OrderFacts> stored) =>
        [.. Invariant.Places(found, [Dropped], settled: true), .. Invariant.Warehouse(found, stored)];
}
