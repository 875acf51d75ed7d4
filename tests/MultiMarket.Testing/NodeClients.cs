using System.Diagnostics;

namespace MultiMarket.Testing;

/// <summary>The clients from npm: MongoDB's own driver for Node.js and mongosh, installed by <c>npm ci --prefix tests/clients</c>.</summary>
public static class NodeClients
{
    /// <summary>The folder of their package.json; scripts that lie below it find the packages.</summary>
    public static string Folder { get; } = Path.Combine(Programs.SourceFolder, "tests", "clients");

    public static bool AreAvailable { get; } = Directory.Exists(Path.Combine(Folder, "node_modules", "mongodb"));

    /// <summary>Runs a script of <see cref="Folder"/> with Node.js and returns what it printed.</summary>
    /// <exception cref="InvalidOperationException">It ended with another exit code than 0.</exception>
    public static Task<string> RunAsync(string script, params string[] arguments) => RunAsync([Path.Combine(Folder, script), .. arguments]);

    /// <summary>Runs mongosh without its configuration files and returns what it printed.</summary>
    /// <exception cref="InvalidOperationException">It ended with another exit code than 0.</exception>
    public static Task<string> MongoshAsync(string connectionString, string script) =>
        RunAsync([Path.Combine(Folder, "node_modules", "mongosh", "bin", "mongosh.js"), "--quiet", "--norc", connectionString, "--eval", script]);

    /// <summary>Types lines into mongosh's prompt and returns all that it showed.</summary>
    /// <exception cref="InvalidOperationException">It ended with another exit code than 0.</exception>
    public static Task<string> TypeIntoMongoshAsync(string connectionString, params string[] lines) =>
        RunAsync([Path.Combine(Folder, "node_modules", "mongosh", "bin", "mongosh.js"), "--norc", connectionString], string.Join('\n', lines) + "\n");

    private static async Task<string> RunAsync(IEnumerable<string> arguments, string input = "")
    {
        var start = new ProcessStartInfo("node", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        var (exitCode, output, errors) = await Programs.RunAsync(start, input);
        return exitCode == 0 ? output : throw new InvalidOperationException($"node ended with {exitCode}: {output}{errors}");
    }
}
