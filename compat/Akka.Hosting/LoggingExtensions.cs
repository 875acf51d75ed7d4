using Akka.Event;
using Microsoft.Extensions.Logging;

namespace Akka.Hosting;

/// <summary>Where an actor system of the host logs.</summary>
public static class LoggingExtensions
{
    public static AkkaConfigurationBuilder ConfigureLoggers(
        this AkkaConfigurationBuilder builder, Action<LoggerConfigBuilder> configurator)
    {
        configurator(builder.Loggers);
        return builder;
    }

    /// <summary>Logs to the standard output.</summary>
    public static LoggerConfigBuilder AddDefaultLogger(this LoggerConfigBuilder configBuilder) =>
        configBuilder.Add(typeof(DefaultLogger));

    /// <summary>Logs through the logger factory of the host.</summary>
    public static LoggerConfigBuilder AddLoggerFactory(this LoggerConfigBuilder configBuilder) => configBuilder.AddFactory(null);

    /// <summary>Logs through a logger factory.</summary>
    public static LoggerConfigBuilder AddLoggerFactory(this LoggerConfigBuilder configBuilder, ILoggerFactory loggerFactory) =>
        configBuilder.AddFactory(loggerFactory);
}
