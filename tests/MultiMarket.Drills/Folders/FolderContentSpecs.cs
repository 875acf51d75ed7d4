using System.Text.Json;
using MultiMarket.Drills.Support;

namespace MultiMarket.Drills.Folders;

/// <summary>The folder drills on the real host.</summary>
[Collection(HostileHostDrills.Name)]
public sealed class FolderContentSpecs(HostileHost world)
{
    private static readonly string[] Stay =
        ["link.json", "folder-link.json", "dangling.json", "loop.json", "directory.json", ".hidden.json", "unfinished.json.tmp", "socket.json", "pipe.json"];

    [Fact]
    public async Task After_everything_hostile_the_invariant_holds_and_orders_flow()
    {
        var big = new DroppedFile("boutique_physique", "big.json", DroppedFile.HashOf([]), ExpectedFate.Rejected);
        await Drill.ShouldEndWellAsync(world.Host, [.. world.Dropped, big]);
    }

    [Fact]
    public void What_is_no_order_file_stays_where_it_is() =>
        Directory.GetFileSystemEntries(Path.Combine(world.Host.Data, "sources", "boutique_physique")).Select(Path.GetFileName).ShouldBe(Stay, ignoreOrder: true);

    [Fact]
    public async Task What_is_no_order_file_is_counted()
    {
        await Eventually.BecomesAsync(
            "the listing has counted it",
            async () => (await Channel("boutique")).GetProperty("ignored").GetInt64(),
            ignored => ignored == Stay.Length,
            TimeSpan.FromSeconds(15));
    }

    [Fact]
    public void Nothing_outside_the_data_folder_is_read_written_or_moved()
    {
        var secret = new FileInfo(Path.Combine(world.Outside, "secret.json"));
        Directory.GetFileSystemEntries(world.Outside).ShouldBe([secret.FullName]);
        secret.LastAccessTimeUtc.Year.ShouldBe(2001);
        secret.LastWriteTimeUtc.Year.ShouldBe(2001);
        Directory.GetFiles(Path.GetDirectoryName(world.Host.Data)!, "pwned").ShouldBeEmpty();
    }

    [Fact]
    public void A_1_GB_file_is_rejected_unread()
    {
        var violation = world.ReasonOf("boutique_physique", "big.json").GetProperty("violations")[0];
        violation.GetProperty("code").GetString().ShouldBe("size");
        new FileInfo(world.Host.Rejected("boutique_physique", "big.json")).Length.ShouldBe(1L << 30);
        world.Host.ResidentMemory.ShouldBeLessThan(500_000_000);
    }

    [Fact]
    public void An_empty_file_is_a_syntax_rejection() =>
        world.ReasonOf("boutique_physique", "empty.json").GetProperty("line").GetInt64().ShouldBe(1);

    [Theory]
    [InlineData("archive")]
    [InlineData("rejected")]
    [InlineData("sources")]
    public async Task A_folder_replaced_by_a_symlink_holds_its_files_up_until_it_is_a_folder_again(string tree)
    {
        var folder = Path.Combine(world.Host.Data, tree, "application_mobile");
        var elsewhere = Directory.CreateDirectory(Path.Combine(world.Host.Data, "elsewhere-" + tree)).FullName;
        Directory.Move(folder, folder + ".real");
        Directory.CreateSymbolicLink(folder, elsewhere);
        var name = $"behind-{tree}.json";
        var content = OrderTexts.Of("mobile", name);
        world.Drop("application_mobile", name, tree == "rejected" ? content[..^1] : content);

        await Eventually.BecomesAsync(
            "status tells of the link",
            async () => (await Channel("mobile")).TryGetProperty("folder_error", out var error) ? $"{error}" : "",
            error => error.Contains("symbolic link", StringComparison.Ordinal),
            TimeSpan.FromSeconds(15));
        Directory.GetFiles(elsewhere).Select(Path.GetFileName).ShouldBe(tree == "sources" ? [name] : []);

        Directory.Delete(folder);
        Directory.Move(folder + ".real", folder);
        if (tree == "sources") File.Move(Path.Combine(elsewhere, name), Path.Combine(folder, name));
        await Flow.SettlesAsync(world.Host, world.Dropped);
        Directory.Delete(elsewhere, recursive: true);
        await Flow.ShouldReconcileAsync(world.Host);
    }

    private async Task<JsonElement> Channel(string name) =>
        (await world.Host.GetAsync("/api/status")).GetProperty("channels").EnumerateArray().Single(c => c.GetProperty("channel").GetString() == name);
}
