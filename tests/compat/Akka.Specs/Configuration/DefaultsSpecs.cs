using Akka.Specs.Support;
using Shouldly;

namespace Akka.Specs.Configuration;

public class DefaultsSpecs : ActorSpec
{
    [Theory]
    [InlineData("akka.loglevel", "INFO")]
    [InlineData("akka.stdout-loglevel", "WARNING")]
    [InlineData("akka.log-dead-letters", "10")]
    [InlineData("akka.log-dead-letters-during-shutdown", "off")]
    [InlineData("akka.actor.default-dispatcher.throughput", "30")]
    [InlineData("akka.actor.creation-timeout", "20s")]
    [InlineData("akka.actor.ask-timeout", "infinite")]
    [InlineData("akka.actor.serialize-messages", "off")]
    [InlineData("akka.coordinated-shutdown.exit-clr", "off")]
    public void Reference_configuration(string path, string value) => Sys.Settings.Config.GetString(path).ShouldBe(value);
}
