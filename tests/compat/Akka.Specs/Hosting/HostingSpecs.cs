using Akka.Actor;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;

namespace Akka.Specs.Hosting;

public class HostingSpecs
{
    [Fact]
    public async Task Actors_start_in_order_then_the_startup_tasks()
    {
        var order = new List<string>();
        using var host = HostWith(akka => akka
            .AddStartup((_, _) => order.Add("startup"))
            .WithActors((_, _) => order.Add("first"))
            .WithActors(async (_, _) =>
            {
                await Task.Yield();
                order.Add("second");
            }));

        await host.StartAsync();

        order.ShouldBe(["first", "second", "startup"]);
        await host.StopAsync();
    }

    [Fact]
    public async Task An_exception_in_a_starter_comes_out_of_StartAsync()
    {
        using var host = HostWith(akka => akka.WithActors((_, _) => throw new InvalidOperationException("no start")));

        (await Should.ThrowAsync<InvalidOperationException>(() => host.StartAsync())).Message.ShouldBe("no start");
    }

    [Fact]
    public async Task The_system_can_be_resolved_before_the_start()
    {
        using var host = HostWith(_ => { });

        host.Services.GetRequiredService<ActorSystem>().Name.ShouldBe("hosted");

        await host.StartAsync();
        await host.StopAsync();
    }

    [Fact]
    public async Task Stopping_the_host_runs_the_coordinated_shutdown()
    {
        using var host = HostWith(_ => { });
        await host.StartAsync();
        var system = host.Services.GetRequiredService<ActorSystem>();

        await host.StopAsync();

        system.WhenTerminated.IsCompleted.ShouldBeTrue();
        CoordinatedShutdown.Get(system).ShutdownReason.ShouldBeSameAs(CoordinatedShutdown.ClrExitReason.Instance);
    }

    [Fact]
    public async Task The_end_of_the_system_stops_the_host()
    {
        using var host = HostWith(_ => { });
        await host.StartAsync();
        var stopping = new TaskCompletionSource();
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);

        await host.Services.GetRequiredService<ActorSystem>().Terminate();

        await stopping.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await host.StopAsync();
    }

    [Fact]
    public async Task Configuration_is_put_before_behind_or_instead()
    {
        using var host = HostWith(akka => akka
            .AddHocon("a = 0, z = 9", HoconAddMode.Append)
            .AddHocon("a = 1, b = 1, c = 1", HoconAddMode.Replace)
            .AddHocon("a = 2, d = 2", HoconAddMode.Append)
            .AddHocon("b = 3", HoconAddMode.Prepend));

        var config = host.Services.GetRequiredService<ActorSystem>().Settings.Config;

        config.GetInt("a").ShouldBe(1);
        config.GetInt("b").ShouldBe(3);
        config.GetInt("d").ShouldBe(2);
        config.HasPath("z").ShouldBeFalse();
        config.GetString("akka.loglevel").ShouldBe("INFO");
        await host.StartAsync();
        await host.StopAsync();
    }

    private static IHost HostWith(Action<AkkaConfigurationBuilder> configure)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddAkka("hosted", akka =>
        {
            akka.ConfigureLoggers(loggers => loggers.ClearLoggers());
            configure(akka);
        });
        return builder.Build();
    }
}
