using Akka.Actor;
using Akka.Specs.Support;

namespace Akka.Specs.Actor;

public class FairnessSpecs : ActorSpec
{
    [Fact]
    public async Task Actors_that_never_rest_do_not_starve_the_others()
    {
        var players = Enumerable.Range(0, Environment.ProcessorCount * 4).Select(_ => Sys.ActorOf<Echo>()).ToList();
        for (var i = 0; i < players.Count; i++)
        {
            players[i].Tell("ball", players[(i + 1) % players.Count]);
            players[i].Tell(i, players[i]);
        }

        var quiet = Sys.ActorOf<Echo>();
        for (var i = 0; i < 50; i++)
        {
            await quiet.Ask<int>(i, TimeSpan.FromSeconds(5));
        }
    }

    private sealed class Echo : ReceiveActor
    {
        public Echo() => ReceiveAny(message => Sender.Tell(message));
    }
}
