using System.Net;
using System.Text.Json;
using MultiMarket.Domain.Status;
using MultiMarket.Host.Api;
using MultiMarket.Host.Settings;

namespace MultiMarket.Host.Doctor;

/// <summary>What is known of hosts that run while the doctor looks around.</summary>
/// <param name="Instances">The names of the hosts that hold the data folder.</param>
/// <param name="Status">The status of the host at the HTTP port, when it works on the data folder; null otherwise.</param>
/// <param name="Elsewhere">The data folder of the host at the HTTP port, when it is another one; null otherwise.</param>
internal sealed record RunningHost(IReadOnlyList<string> Instances, SystemStatus? Status, string? Elsewhere)
{
    private const string LockPrefix = "host-";
    private const string LockEnding = ".lock";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly JsonSerializerOptions Json = ApiOptions();

    /// <summary>True while a host works on the data folder.</summary>
    public bool IsThere => Instances.Count > 0 || Status is not null;

    /// <summary>Asks at the HTTP port, and looks at the locks in the data folder.</summary>
    public static async Task<RunningHost> FindAsync(HostSettings settings, CancellationToken cancellationToken)
    {
        var status = await AskAsync(settings, cancellationToken);
        var ours = status is not null && SameFolder(status.DataFolder, settings.DataFolder);
        return new RunningHost(Holders(settings.DataFolder), ours ? status : null, ours ? null : status?.DataFolder);
    }

    /// <summary>The address at which a host of these settings answers.</summary>
    public static Uri Address(HostSettings settings) =>
        new UriBuilder("http", settings.Bind.Equals(IPAddress.Any) || settings.Bind.Equals(IPAddress.IPv6Any) ? "127.0.0.1" : settings.Bind.ToString(), settings.HttpPort).Uri;

    private static async Task<SystemStatus?> AskAsync(HostSettings settings, CancellationToken cancellationToken)
    {
        if (settings.HttpPort == 0) return null;
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = Patience };
        try
        {
            return await http.GetFromJsonAsync<SystemStatus>(new Uri(Address(settings), "api/status"), Json, cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or NotSupportedException || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // Nobody is there, or somebody else.
            return null;
        }
    }

    // A host keeps its lock file open for itself as long as it runs.
    private static List<string> Holders(string dataFolder)
    {
        var holders = new List<string>();
        if (!Directory.Exists(dataFolder)) return holders;
        foreach (var file in Directory.EnumerateFiles(dataFolder, LockPrefix + "*" + LockEnding))
        {
            try
            {
                using var free = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.None, 1);
            }
            catch (IOException)
            {
                holders.Add(Path.GetFileName(file)[LockPrefix.Length..^LockEnding.Length]);
            }
            catch (UnauthorizedAccessException)
            {
                // Another user's, of which the check of the folders tells.
            }
        }

        return holders;
    }

    private static bool SameFolder(string one, string other) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(one)) == Path.TrimEndingDirectorySeparator(Path.GetFullPath(other));

    private static JsonSerializerOptions ApiOptions()
    {
        var options = new JsonSerializerOptions();
        ApiJson.Configure(options);
        return options;
    }
}
