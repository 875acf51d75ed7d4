using System.Text;
using MultiMarket.Domain.Ledger;

namespace MultiMarket.Domain.Tests.Ledger;

public sealed class SortedRecordsSpecs
{
    [Theory]
    [InlineData(1_000_000)]
    [InlineData(2_000)]
    public void Records_come_out_in_the_order_of_their_bytes_however_little_memory_there_is(int characters)
    {
        var random = new Random(7);
        var added = Enumerable.Range(0, 3_000).Select(i => new SortedRecord(Text(random), $"{i}")).ToList();
        using var records = new SortedRecords(charactersInMemory: characters);
        foreach (var (key, value) in added) records.Add(key, value);

        var read = records.Read().ToList();

        records.Count.ShouldBe(3_000);
        read.ShouldBe(added.OrderBy(r => Convert.ToHexString(Encoding.UTF8.GetBytes(r.Key)), StringComparer.Ordinal).ThenBy(r => r.Value, StringComparer.Ordinal));
        records.Read().ShouldBe(read);
    }

    [Fact]
    public void Nothing_is_left_in_the_folder_of_temporary_files()
    {
        var folder = Directory.CreateTempSubdirectory("multimarket-").FullName;
        using (var records = new SortedRecords(folder, charactersInMemory: 100))
        {
            for (var i = 0; i < 100; i++) records.Add($"{i}", "");
            Directory.GetFiles(folder).ShouldNotBeEmpty();
        }

        Directory.GetFiles(folder).ShouldBeEmpty();
        Directory.Delete(folder);
    }

    private static string Text(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => ((string[])["a", "Z", "é", "\uE001", "\uFFFD", "😀", "\n", "0"])[random.Next(8)]));
}
