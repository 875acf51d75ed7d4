using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Simulation.Generation;
using MultiMarket.Domain.Tests.Support;

namespace MultiMarket.Domain.Tests.Simulation.Generation;

public sealed class OrderFileGenerationSpecs : IDisposable
{
    private const int Orders = 600;
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("multimarket-generate-");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public void Every_order_becomes_a_valid_file_in_the_folder_of_its_channel()
    {
        var files = Generate("a", DirtPlan.Clean, threads: 2);

        files.Count.ShouldBe(Orders);
        var ids = new HashSet<string>();
        foreach (var (name, (channel, content)) in files)
        {
            var reading = OrderText.Parser.Read(content, channel);
            reading.Violations.ShouldBeEmpty(name);
            name.ShouldBe($"{channel.Name}-{reading.Order!.OrderId}.json");
            ids.Add(reading.Order.OrderId).ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    public void The_bytes_do_not_depend_on_the_number_of_threads(int threads)
    {
        var dirt = new DirtPlan(Orders, 10);
        var expected = Generate("two", dirt, threads: 2);
        var files = Generate("other", dirt, threads);

        files.Keys.Order().ShouldBe(expected.Keys.Order());
        foreach (var (name, file) in files) file.Content.ShouldBe(expected[name].Content, name);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(10.5)]
    [InlineData(50)]
    public void The_ingest_finds_exactly_the_dirt_that_was_planted(double percent)
    {
        var dirt = new DirtPlan(Orders, (decimal)percent);
        var stored = new Dictionary<string, string>();
        var found = DirtKinds.All.ToDictionary(k => k, _ => 0L);
        foreach (var (name, (channel, content)) in Generate("dirty", dirt, threads: 2))
        {
            var reading = OrderText.Parser.Read(content, channel);
            if (reading.Order is { } order)
            {
                if (stored.TryAdd(order.Key, reading.Fingerprint!)) continue;
                stored[order.Key].ShouldBe(reading.Fingerprint!, "a duplicate, no conflict");
                found[DirtKind.Duplicate]++;
                continue;
            }

            var code = reading.Violations.ShouldHaveSingleItem(name).Code;
            found[DirtKinds.All.Single(k => k.ViolationCode() == code)]++;
        }

        stored.Count.ShouldBe(Orders);
        foreach (var kind in DirtKinds.All) found[kind].ShouldBe(dirt.CountOf(kind), kind.ToString());
    }

    [Fact]
    public void A_file_that_lies_there_is_not_replaced()
    {
        Generate("twice", DirtPlan.Clean, threads: 2);
        Should.Throw<IOException>(() => Write("twice", DirtPlan.Clean, threads: 2)).Message.ShouldContain("the name is taken");
    }

    [Fact]
    public void It_counts_what_it_writes_and_stops_when_told()
    {
        var progress = new GenerationProgress(OrderFileGeneration.CountFiles(Orders, new DirtPlan(Orders, 10)));
        Write("counted", new DirtPlan(Orders, 10), threads: 2, progress);
        (progress.Done, progress.Total).ShouldBe((660, 660));

        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Should.Throw<OperationCanceledException>(() => Write("stopped", DirtPlan.Clean, threads: 2, new GenerationProgress(Orders, cancelled.Token)));
    }

    private Dictionary<string, (Channel Channel, byte[] Content)> Generate(string name, DirtPlan dirt, int threads)
    {
        var folders = Write(name, dirt, threads);
        return Channel.All.SelectMany(c => Directory.GetFiles(folders.SourceFolder(c)).Select(f => (Channel: c, File: f)))
            .ToDictionary(f => Path.GetFileName(f.File), f => (f.Channel, File.ReadAllBytes(f.File)));
    }

    private OrderFolders Write(string name, DirtPlan dirt, int threads, GenerationProgress? progress = null)
    {
        var folders = new OrderFolders(Path.Combine(_data.FullName, name));
        folders.Create();
        OrderFileGeneration.Write(RetailFixture.MultiMarket.History, Orders, folders, dirt, threads, progress);
        return folders;
    }
}
