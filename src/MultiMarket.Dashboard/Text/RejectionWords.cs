using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Orders;

namespace MultiMarket.Dashboard.Text;

/// <summary>What the codes of rejections are called on the pages.</summary>
public static class RejectionWords
{
    private static readonly Dictionary<string, Phrase> ByCode = new()
    {
        [ViolationCodes.Syntax] = new("JSON mal formé", "malformed JSON"),
        [ViolationCodes.Encoding] = new("encodage", "encoding"),
        [ViolationCodes.Size] = new("fichier trop grand", "file too large"),
        [ViolationCodes.Depth] = new("imbrication trop profonde", "nested too deeply"),
        [ViolationCodes.Duplicate] = new("clé en double", "duplicate key"),
        [ViolationCodes.Missing] = new("champ absent", "field missing"),
        [ViolationCodes.Unexpected] = new("champ interdit ici", "field not allowed here"),
        [ViolationCodes.Type] = new("type incorrect", "wrong type"),
        [ViolationCodes.Length] = new("vide ou trop long", "empty or too long"),
        [ViolationCodes.Characters] = new("caractères interdits", "unprintable characters"),
        [ViolationCodes.Range] = new("hors limites", "out of range"),
        [ViolationCodes.Precision] = new("trop de décimales", "too many decimals"),
        [ViolationCodes.Value] = new("valeur inconnue", "unknown value"),
        [ViolationCodes.Date] = new("date impossible", "impossible date"),
        [ViolationCodes.Channel] = new("canal d'un autre dossier", "channel of another folder"),
        [ViolationCodes.More] = new("d'autres erreurs", "more errors"),
        [ViolationCodes.Conflict] = new("conflit avec une commande enregistrée", "conflict with a stored order"),
        [ViolationCodes.Refused] = new("refusé par l'entrepôt", "refused by the warehouse"),
        [ViolationCodes.Poison] = new("échec répété du programme", "repeated failure of the program"),
        [RejectionSummary.Unknown] = new("raison illisible", "unreadable reason"),
    };

    /// <summary>Every phrase.</summary>
    public static IEnumerable<Phrase> All => ByCode.Values;

    /// <summary>The words for a code; the code itself where there are none.</summary>
    public static string Of(string code, Reader reader) => ByCode.TryGetValue(code, out var phrase) ? reader[phrase] : code;
}
