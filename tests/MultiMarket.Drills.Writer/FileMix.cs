using System.Text;

namespace MultiMarket.Drills.Writer;

/// <summary>Draws files: mostly valid orders, some slowly written, some duplicates and conflicts of earlier ones, some broken.</summary>
internal sealed class FileMix(int seed)
{
    private static readonly (string Channel, string Source)[] Channels = [("web", "site_web"), ("mobile", "application_mobile"), ("boutique", "boutique_physique")];

    private readonly Random _random = new(seed);
    private readonly Queue<Draft> _earlier = new();
    private long _count;

    /// <summary>The next file; with a conflict also a second word about the file that it conflicts with.</summary>
    public IEnumerable<WrittenFile> Next() => _random.Next(100) switch
    {
        < 8 when _earlier.TryDequeue(out var original) => [original.File with { Name = $"again-{original.File.Name}" }],
        < 13 when _earlier.TryDequeue(out var original) => Conflict(original),
        < 18 => [Broken("syntax", content => content[..^20])],
        < 23 => [Broken("rules", content => content.Replace("\"quantite\":2", "\"quantite\":0", StringComparison.Ordinal))],
        < 25 => [Draw("slow").File with { IsSlow = true }],
        _ => [Remember(Draw("order"))],
    };

    private WrittenFile Remember(Draft draft)
    {
        _earlier.Enqueue(draft);
        return draft.File;
    }

    // Whichever is stored first stays: which one that is, only the host decides.
    private static IEnumerable<WrittenFile> Conflict(Draft original) =>
    [
        original.File with { Fate = "Either", IsNew = false },
        original.File with { Name = $"other-{original.File.Name}", Fate = "Either", Content = Bytes(original.Text.Replace("\"client_id\":\"C", "\"client_id\":\"X", StringComparison.Ordinal)) },
    ];

    private WrittenFile Broken(string kind, Func<string, string> spoil)
    {
        var draft = Draw(kind);
        return draft.File with { Content = Bytes(spoil(draft.Text)), Fate = "Rejected" };
    }

    private Draft Draw(string kind)
    {
        var (channel, source) = Channels[_random.Next(Channels.Length)];
        var number = ++_count;
        var delivery = channel == "boutique" ? "" : ""","livraison":{"adresse":"10 Av Roudani, Centre ville","ville":"Casablanca"}""";
        var text = $$"""{"order_id":"{{kind}}-{{number}}","client_id":"C{{_random.Next(5_000)}}","produits":[{"produit_id":"P{{_random.Next(100):D3}}","nom":"Écran","quantite":2,"prix_unitaire":{{_random.Next(1, 900_000)}}.50}],"date_commande":"2025-04-{{_random.Next(1, 30):D2}}T14:00:00","canal":"{{channel}}","statut_commande":"payée"{{delivery}}}""";
        return new Draft(text, new WrittenFile(source, $"{kind}-{number}.json", Bytes(text), "Archived"));
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private sealed record Draft(string Text, WrittenFile File);
}
