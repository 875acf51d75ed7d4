using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MultiMarket.Domain.Ledger;

namespace MultiMarket.Host.Doctor;

/// <summary>A diagnosis for programs.</summary>
/// <param name="Ok">True when nothing is wrong.</param>
/// <param name="Findings">One for each check.</param>
/// <param name="Reconciliation">The comparison of folders and warehouse, or null.</param>
internal sealed record DiagnosisDocument(bool Ok, IReadOnlyList<Finding> Findings, Reconciled? Reconciliation)
{
    private static readonly DiagnosisJson Json = new(new JsonSerializerOptions(DiagnosisJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Writes it.</summary>
    public static string Write(Diagnosis diagnosis) =>
        JsonSerializer.Serialize(new DiagnosisDocument(diagnosis.IsSound, diagnosis.Findings, diagnosis.Reconciliation), Json.DiagnosisDocument);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    Converters = [typeof(FindingLevelConverter)])]
[JsonSerializable(typeof(DiagnosisDocument))]
internal sealed partial class DiagnosisJson : JsonSerializerContext;

internal sealed class FindingLevelConverter() : JsonStringEnumConverter<FindingLevel>(JsonNamingPolicy.SnakeCaseLower);
