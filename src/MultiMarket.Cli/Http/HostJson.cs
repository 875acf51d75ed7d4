using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using MultiMarket.Domain.Control;
using MultiMarket.Domain.Ledger;
using MultiMarket.Domain.Reports;
using MultiMarket.Domain.Status;
using MultiMarket.Domain.Text;

namespace MultiMarket.Cli.Http;

/// <summary>The host's JSON as the client reads it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(ColumnKindConverter)])]
[JsonSerializable(typeof(SystemStatus))]
[JsonSerializable(typeof(AuditTrail))]
[JsonSerializable(typeof(ReportResult))]
[JsonSerializable(typeof(Trace))]
[JsonSerializable(typeof(RejectedPage))]
[JsonSerializable(typeof(RetryResult))]
[JsonSerializable(typeof(HostProblem))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class HostJson : JsonSerializerContext
{
    private static readonly JsonWriterOptions Legible = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// The same document, indented for people or on one line for streams. Whatever a terminal might act upon is escaped, which changes
    /// nothing of what it says.
    /// </summary>
    public static string Write(JsonElement document, bool indented = true) => Write(document.WriteTo, indented);

    /// <summary>The same for a document that is made here.</summary>
    public static string Write(JsonObject document, bool indented = true) => Write(writer => document.WriteTo(writer), indented);

    private static string Write(Action<Utf8JsonWriter> write, bool indented)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, indented ? Legible : OneLine)) write(writer);
        return PrintableText.OfJson(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }
}

internal sealed class ColumnKindConverter() : JsonStringEnumConverter<ReportColumnKind>(JsonNamingPolicy.SnakeCaseLower);
