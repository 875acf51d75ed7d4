using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MultiMarket.Domain.Ingestion;

/// <summary>The file beside a rejected one that says why.</summary>
internal static class ReasonFile
{
    // Far more than the longest that is ever written, in bytes.
    private const long Longest = 16 * 1024 * 1024;

    // Accents stay as they are, for the people who read these files.
    private static readonly ReasonJson Json = new(new JsonSerializerOptions(ReasonJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>
    /// The name under which a file is rejected: its own, unless the reason would not fit beside it, or it looks like a reason itself.
    /// </summary>
    public static string NameFor(string file)
    {
        // The number, the ending of the reason, and the marks of the hidden name under which that is written.
        var name = OrderFileNames.Shortened(file, OrderFileNames.LongestName - OrderFileNames.ReasonEnding.Length - 20);
        return name.EndsWith(OrderFileNames.ReasonEnding, StringComparison.OrdinalIgnoreCase) ? OrderFileNames.Numbered(name, 2) : name;
    }

    /// <summary>Writes the reason of the rejected file at <paramref name="target"/>, whole or not at all.</summary>
    public static void Write(string target, Rejection rejection)
    {
        var path = target + OrderFileNames.ReasonEnding;
        var hidden = Path.Combine(Path.GetDirectoryName(path)!, OrderFileNames.Hidden(Path.GetFileName(path)));
        try
        {
            using (var file = new FileStream(hidden, FileMode.CreateNew, FileAccess.Write, FileShare.None)) JsonSerializer.Serialize(file, rejection, Json.Rejection);
            File.Move(hidden, path, overwrite: true);
        }
        catch
        {
            File.Delete(hidden);
            throw;
        }
    }

    /// <summary>Takes the reason of a file back that was not rejected after all.</summary>
    public static void Delete(string target) => File.Delete(target + OrderFileNames.ReasonEnding);

    /// <summary>Which file holds the reason; null when there is none.</summary>
    public static EntryIdentity? IdentityOf(string target) => EntryIdentity.Of(target + OrderFileNames.ReasonEnding);

    /// <summary>Deletes that reason and no other: one written since, by another host for another file of the name, stays.</summary>
    public static void Withdraw(string target, EntryIdentity? reason)
    {
        if (reason is null || IdentityOf(target) != reason) return;
        var path = target + OrderFileNames.ReasonEnding;
        var hidden = Path.Combine(Path.GetDirectoryName(path)!, OrderFileNames.Hidden(Path.GetFileName(path)));
        if (FileSystemCalls.RenameWithoutReplacing(path, hidden) != RenameOutcome.Renamed) return;
        // Replaced in the moment between the look and the move.
        if (EntryIdentity.Of(hidden) != reason && FileSystemCalls.RenameWithoutReplacing(hidden, path) == RenameOutcome.Renamed) return;
        File.Delete(hidden);
    }

    /// <summary>The reason of a rejected file; null when there is none or it cannot be read.</summary>
    public static Rejection? Read(string target)
    {
        try
        {
            using var file = RegularFile.Open(target + OrderFileNames.ReasonEnding);
            if (file is null || file.Length > Longest) return null;
            return JsonSerializer.Deserialize(file, Json.Rejection) is { File: not null, Source: not null, Violations: { } violations } read && !violations.Contains(null!) ? read : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>True for a name that is the reason of a neighbour: no rejected file gets such a name.</summary>
    public static bool IsReasonName(string name) => name.EndsWith(OrderFileNames.ReasonEnding, StringComparison.OrdinalIgnoreCase);

    /// <summary>The path of the file that a reason belongs to.</summary>
    public static string TargetOf(string reasonPath) => reasonPath[..^OrderFileNames.ReasonEnding.Length];
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Rejection))]
internal sealed partial class ReasonJson : JsonSerializerContext;
