using System.Runtime.InteropServices;
using System.Text.Json;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>hostInfo, getLog, getParameter and what else tells about the server: little, and true.</summary>
internal static class DiagnosticCommands
{
    /// <summary>Commands whose answer on any standalone server is that it is none of a replica set.</summary>
    private static readonly string[] ReplicaSetOnly = ["replSetGetStatus", "replSetGetConfig", "replSetInitiate", "replSetStepDown"];

    public static void AddTo(Dictionary<string, Func<CommandRequest, ValueTask>> commands)
    {
        commands["hostInfo"] = HostInfo;
        commands["getCmdLineOpts"] = CommandLine;
        commands["getLog"] = GetLog;
        commands["getParameter"] = GetParameter;
        commands["profile"] = Profile;
        commands["listCommands"] = request => ListCommands(request, commands.Keys);
        foreach (var name in ReplicaSetOnly)
            commands[name] = _ => throw new MongoErrorException(MongoErrorCode.NoReplicationEnabled, "not running with --replSet");
        foreach (var name in (ReadOnlySpan<string>)["commitTransaction", "abortTransaction"])
            commands[name] = _ => throw new MongoErrorException(MongoErrorCode.CommandFailed, $"{name} must be run within a transaction");
    }

    private static ValueTask HostInfo(CommandRequest request)
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024 * 1024);
        var system = request.Reply.BeginDocument("system"u8);
        request.Reply.WriteDateTime("currentTime"u8, request.Server.Time.GetUtcNow().ToUnixTimeMilliseconds());
        request.Reply.WriteString("hostname"u8, Environment.MachineName);
        request.Reply.WriteInt32("cpuAddrSize"u8, IntPtr.Size * 8);
        request.Reply.WriteInt64("memSizeMB"u8, memory);
        request.Reply.WriteInt64("memLimitMB"u8, memory);
        request.Reply.WriteInt32("numCores"u8, Environment.ProcessorCount);
        request.Reply.WriteString("cpuArch"u8, RuntimeInformation.OSArchitecture == Architecture.X64 ? "x86_64" : $"{RuntimeInformation.OSArchitecture}");
        request.Reply.EndDocument(system);
        var os = request.Reply.BeginDocument("os"u8);
        request.Reply.WriteString("type"u8, OperatingSystem.IsWindows() ? "Windows" : OperatingSystem.IsMacOS() ? "Darwin" : "Linux");
        request.Reply.WriteString("name"u8, RuntimeInformation.OSDescription);
        request.Reply.WriteString("version"u8, $"{Environment.OSVersion.Version}");
        request.Reply.EndDocument(os);
        request.Reply.EndDocument(request.Reply.BeginDocument("extra"u8));
        return ValueTask.CompletedTask;
    }

    private static ValueTask CommandLine(CommandRequest request)
    {
        request.Reply.EndDocument(request.Reply.BeginArray("argv"u8));
        var parsed = request.Reply.BeginDocument("parsed"u8);
        var net = request.Reply.BeginDocument("net"u8);
        request.Reply.WriteString("bindIp"u8, $"{request.Server.Options.Address}");
        request.Reply.WriteInt32("port"u8, request.Server.Port);
        request.Reply.EndDocument(net);
        var security = request.Reply.BeginDocument("security"u8);
        request.Reply.WriteString("authorization"u8, request.Server.Access.IsRequired ? "enabled" : "disabled");
        request.Reply.EndDocument(security);
        request.Reply.EndDocument(parsed);
        return ValueTask.CompletedTask;
    }

    private static ValueTask GetLog(CommandRequest request)
    {
        request.Allow();
        if (!request.Target.IsString)
            throw MongoErrorException.TypeMismatch($"Argument to getLog must be of type String; found {ShellText.Of(request.Target)} of type {request.Target.Tag.Alias()}");
        if (request.Target.String == "*")
        {
            RawValue.FromStrings(["global", "startupWarnings"]).WriteTo(request.Reply, "names"u8);
            return ValueTask.CompletedTask;
        }

        string[] lines = request.Target.String switch
        {
            "global" => [],
            "startupWarnings" => request.Server.Access.IsRequired ? [] : [OpenAccessWarning(request.Server)],
            var other => throw new MongoErrorException(MongoErrorCode.OperationFailed, $"No log named '{other}'"),
        };
        request.Reply.WriteInt32("totalLinesWritten"u8, lines.Length);
        RawValue.FromStrings(lines).WriteTo(request.Reply, "log"u8);
        return ValueTask.CompletedTask;
    }

    // In the form of a line of mongod's log, which is what shells take apart.
    private static string OpenAccessWarning(ServerContext server) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["t"] = new Dictionary<string, string> { ["$date"] = server.StartedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", System.Globalization.CultureInfo.InvariantCulture) },
        ["s"] = "W",
        ["c"] = "CONTROL",
        ["id"] = 22120,
        ["ctx"] = "initandlisten",
        ["msg"] = "Access control is not enabled for the database. Read and write access to data and configuration is unrestricted",
        ["tags"] = new[] { "startupWarnings" },
    });

    private static ValueTask GetParameter(CommandRequest request)
    {
        var all = request.Target is { IsString: true, String: "*" } || request.Target.Field("allParameters"u8).IsTrue;
        var found = false;
        if (all || !request.Body.Field("featureCompatibilityVersion"u8).IsMissing)
        {
            found = true;
            var version = request.Reply.BeginDocument("featureCompatibilityVersion"u8);
            request.Reply.WriteString("version"u8, HandshakeCommands.Version.AsSpan(0, 3));
            request.Reply.EndDocument(version);
        }

        if (all || !request.Body.Field("authenticationMechanisms"u8).IsMissing)
        {
            found = true;
            RawValue.FromStrings([LoginCommands.Mechanism]).WriteTo(request.Reply, "authenticationMechanisms"u8);
        }

        return found ? ValueTask.CompletedTask : throw new MongoErrorException(MongoErrorCode.InvalidOptions, "no option found to get");
    }

    private static ValueTask Profile(CommandRequest request)
    {
        request.Allow("slowms", "sampleRate", "filter");
        if (request.Int64(request.Name.AsUtf8(), -1) > 0)
            throw MongoErrorException.NotImplemented("profiling");
        request.Reply.WriteInt32("was"u8, 0);
        request.Reply.WriteInt32("slowms"u8, 100);
        request.Reply.WriteDouble("sampleRate"u8, 1);
        return ValueTask.CompletedTask;
    }

    private static ValueTask ListCommands(CommandRequest request, IEnumerable<string> names)
    {
        var commands = request.Reply.BeginDocument("commands"u8);
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            var command = request.Reply.BeginDocument(name.AsUtf8());
            request.Reply.WriteBoolean("adminOnly"u8, CommandDispatcher.IsAdminOnly(name));
            request.Reply.EndDocument(command);
        }

        request.Reply.EndDocument(commands);
        return ValueTask.CompletedTask;
    }
}
