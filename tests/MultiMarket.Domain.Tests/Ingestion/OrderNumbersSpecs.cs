using MultiMarket.Domain.Channels;

namespace MultiMarket.Domain.Tests.Ingestion;

public sealed class OrderNumbersSpecs : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("multimarket-").FullName;

    private string Reservation => Path.Combine(_folder, "simulators", "main-web.next");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Numbers_rise_by_one()
    {
        var numbers = new OrderNumbers(Reservation);
        Enumerable.Range(0, 250).Select(_ => numbers.Take()).ShouldBe(Enumerable.Range(1, 250).Select(n => (long)n));
    }

    [Fact]
    public void No_number_is_handed_out_again_after_a_crash()
    {
        var before = new OrderNumbers(Reservation);
        var used = Enumerable.Range(0, 101).Select(_ => before.Take()).ToHashSet();
        var after = new OrderNumbers(Reservation);
        used.ShouldNotContain(after.Take());
        after.Next.ShouldBe(202);
    }

    [Fact]
    public void A_damaged_reservation_is_named_and_nothing_is_handed_out()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Reservation)!);
        File.WriteAllText(Reservation, "12x");
        Should.Throw<IOException>(() => new OrderNumbers(Reservation).Take()).Message.ShouldContain("main-web.next");
        File.ReadAllText(Reservation).ShouldBe("12x");
    }
}
