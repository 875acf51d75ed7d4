using Akka.Actor;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;

namespace Akka.Specs.Hosting;

public class HostingSpecs
{
    [Fact]
    public async Task Host_starts_actors_and_terminates_the_system()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddAkka("hosted", configuration => configuration
            .ConfigureLoggers(loggers =>
            {
                loggers.ClearLoggers();
                loggers.AddLoggerFactory();
            })
            .WithActors((system, registry) => registry.Register<Echo>(system.ActorOf<Echo>("echo"))));
        using var host = builder.Build();
        await host.StartAsync();

        var echo = host.Services.GetRequiredService<IRequiredActor<Echo>>();
        (await echo.ActorRef.Ask<string>("hi", TimeSpan.FromSeconds(3))).ShouldBe("hi");

        await host.StopAsync();
        host.Services.GetRequiredService<ActorSystem>().WhenTerminated.IsCompleted.ShouldBeTrue();
    }

    private sealed class Echo : ReceiveActor
    {
        public Echo() => ReceiveAny(message => Sender.Tell(message));
    }
}
