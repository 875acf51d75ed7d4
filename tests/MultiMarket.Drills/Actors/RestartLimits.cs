using Akka.Actor;

namespace MultiMarket.Drills.Actors;

/// <summary>An actor fails more often than supervision puts up with.</summary>
public sealed class RestartLimits
{
    private const int MostRestarts = 30;

    [Theory]
    [InlineData("channels/web")]
    [InlineData("channels/web/simulator")]
    [InlineData("channels/web/intake")]
    [InlineData("channels/web/watcher")]
    [InlineData("channels/web/chain")]
    [InlineData("channels/web/chain/validator-1")]
    [InlineData("channels/web/chain/inserter")]
    [InlineData("channels/web/chain/registrar")]
    [InlineData("channels/web/chain/archiver")]
    public async Task Exceeded_an_actor_is_stopped_and_takes_its_place_anew_while_the_others_live_on(string path)
    {
        await using var tree = await RunningTree.StartAsync();
        await tree.FlowsAsync();
        var others = tree.Actors.Where(a => !a.StartsWith(path, StringComparison.Ordinal)).ToList();
        var (actor, before, status) = ((await tree.FindAsync(path))!, await RefsAsync(tree, others), await tree.StatusAsync());
        for (var failure = 0; failure <= MostRestarts; failure++) actor.Tell(new Identify(null), Saboteur.Create());
        await Eventually.BecomesAsync(
            $"another actor has taken the place of {path}",
            () => tree.FindAsync(path),
            found => found is not null && !found.Equals(actor),
            TimeSpan.FromSeconds(30));
        await tree.IsWholeAsync();
        await tree.FlowsAsync();
        (await RefsAsync(tree, others)).ShouldBe(before);
        (await tree.StatusAsync()).RestartCount.ShouldBe(status.RestartCount + MostRestarts + 1);
        (await tree.FailureOfAsync(path, status)).ShouldNotBeNull().ShouldContain(nameof(DrillException));
    }

    private static async Task<IReadOnlyList<IActorRef?>> RefsAsync(RunningTree tree, IEnumerable<string> paths) =>
        await Task.WhenAll(paths.Select(tree.FindAsync));
}
