using MultiMarket.Actors.Reporting;
using Xunit.Abstractions;

namespace MultiMarket.Drills.Actors;

/// <summary>
/// Each actor of the tree throws on each of its messages, in turn: the failure is told with its cause, every actor answers again, no file
/// is lost or taken twice, and fresh orders flow.
/// </summary>
public sealed class ActorsThrow(ITestOutputHelper output)
{
    private static readonly IReadOnlyList<ActorFaults> All = [.. ChannelFaults.All, .. IngestionFaults.All, .. OtherFaults.All];

    public static TheoryData<string> Actors => [.. All.Select(f => f.ToString())];

    [Theory]
    [MemberData(nameof(Actors))]
    public async Task On_each_of_their_messages(string actor)
    {
        var faults = All.Single(f => f.ToString() == actor);
        await using var tree = await RunningTree.StartAsync(simulate: faults.Simulate);
        await tree.FlowsAsync();
        foreach (var message in HandledMessages.Of(faults.Actor).Where(m => faults.Strikes.ContainsKey(m.Name)))
        {
            string? cause;
            do
            {
                var before = await tree.StatusAsync();
                await faults.Strikes[message.Name](await StruckAsync(tree, faults, message));
                cause = await tree.FailureOfAsync(faults.Path, before);
                await tree.IsWholeAsync();
                await tree.FlowsAsync();
                tree.Faults.Left.ShouldBeEmpty();
            }
            while (cause is null);

            output.WriteLine($"{actor} on {message.Name}: {cause}");
        }
    }

    [Fact]
    public void No_actor_and_no_message_is_left_out()
    {
        var handled = HandledMessages.Actors.SelectMany(a => HandledMessages.Of(a).Select(m => $"{a.Name} {m.Name}"));
        All.SelectMany(f => f.Strikes.Keys.Select(m => $"{f.Actor.Name} {m}")).Order().ShouldBe(handled.Order());
    }

    // A report lives no longer than its query: the actor that starts it stands for it until then.
    private static async Task<StruckActor> StruckAsync(RunningTree tree, ActorFaults faults, Type message)
    {
        var path = faults.Actor == typeof(ReportRunActor) ? "reporting" : faults.Path;
        return new StruckActor(tree, faults.Actor, (await tree.FindAsync(path)).ShouldNotBeNull(path), message);
    }
}
