using MultiMarket.Host.Security;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace MultiMarket.Host.Logging;

/// <summary>The console for people and a rolling file with everything.</summary>
internal sealed class HostLog : IDisposable
{
    private const long FileSizeLimit = 32 * 1024 * 1024;
    private const int FilesKept = 14;

    private readonly Logger _logger;

    private HostLog(Logger logger, string folder)
    {
        _logger = logger;
        Folder = folder;
        Factory = new SerilogLoggerFactory(logger);
        ActorFactory = new ActorLoggerFactory(logger);
    }

    /// <summary>The folder of the files.</summary>
    public string Folder { get; }

    /// <summary>Makes loggers before there is a host.</summary>
    public ILoggerFactory Factory { get; }

    /// <summary>Makes the loggers of the actor system.</summary>
    public ILoggerFactory ActorFactory { get; }

    /// <summary>Opens the log below a data folder.</summary>
    public static HostLog Open(string dataFolder)
    {
        var folder = Path.Combine(dataFolder, "logs");
        var logger = new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            // Warns of keys that it keeps unencrypted; they lie in the data folder for its owner alone, as the token does.
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            // Tells of every request that comes without the token, which is an answer and no event.
            .MinimumLevel.Override(typeof(TokenAuthentication).FullName!, LogEventLevel.Warning)
            // Whatever keeps the host from starting is told by HostRun, in words that say what to do.
            .Filter.ByExcluding(entry => entry.MessageTemplate.Text == "Hosting failed to start")
            .WriteTo.Console(new OneLineFormatter())
            .WriteTo.File(
                new FileFormatter(),
                Path.Combine(folder, "multimarket-.log"),
                rollingInterval: RollingInterval.Day,
                fileSizeLimitBytes: FileSizeLimit,
                rollOnFileSizeLimit: true,
                retainedFileCountLimit: FilesKept)
            .CreateLogger();
        return new HostLog(logger, folder);
    }

    /// <summary>Makes this the log of a host.</summary>
    public void AddTo(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddSerilog(_logger);
        logging.AddFilter("Microsoft", LogLevel.Warning);
    }

    public void Dispose()
    {
        Factory.Dispose();
        _logger.Dispose();
    }
}
