using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MultiMarket.Domain.Control;
using MultiMarket.Domain.Ledger;
using MultiMarket.Domain.Reports;
using MultiMarket.Domain.Status;
using MultiMarket.Host.Events;

namespace MultiMarket.Host.Api;

/// <summary>The types that the API writes and reads.</summary>
[JsonSerializable(typeof(SystemStatus))]
[JsonSerializable(typeof(AuditTrail))]
[JsonSerializable(typeof(ReportResult))]
[JsonSerializable(typeof(RejectedPage))]
[JsonSerializable(typeof(RetryResult))]
[JsonSerializable(typeof(Trace))]
[JsonSerializable(typeof(RateBody))]
[JsonSerializable(typeof(HealthBody))]
[JsonSerializable(typeof(OrderInsertedBody))]
[JsonSerializable(typeof(FileRejectedBody))]
[JsonSerializable(typeof(ChannelChangedBody))]
[JsonSerializable(typeof(EventsMissedBody))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(decimal))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>Writes snake_case names, legible accents and enumerations by name.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter<ReportColumnKind>(JsonNamingPolicy.SnakeCaseLower));
        options.TypeInfoResolverChain.Insert(0, Default);
    }
}
