using System.Globalization;
using Akka.Actor;
using Akka.Configuration;
using MultiMarket.Bench.Akka;

// Two figures of the actor library in use, genuine or stand-in: messages per second one way and there and back.
var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 3;
using var system = ActorSystem.Create("bench", ConfigurationFactory.ParseString("akka.loglevel = WARNING"));

for (var round = 1; round <= rounds; round++)
{
    var oneWay = await OneWay.Measure(system, 5_000_000);
    var pingPong = await PingPong.Measure(system, 1_000_000);
    var manyPairs = await PingPong.Measure(system, 1_000_000, pairs: 16);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"round {round}: one-way {oneWay.Rate / 1e6:0.00} M tells/s, {oneWay.Bytes:0} bytes each; ping-pong {pingPong / 1e6:0.00} M messages/s; 16 pairs {manyPairs / 1e6:0.00} M messages/s"));
}
