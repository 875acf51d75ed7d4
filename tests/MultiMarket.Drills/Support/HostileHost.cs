using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using MultiMarket.Drills.Business;
using MultiMarket.Drills.Folders;
using MultiMarket.Drills.Json;

namespace MultiMarket.Drills.Support;

/// <summary>One host for the drills that only differ in what is dropped: all of it is dropped at once, and each drill looks at its part.</summary>
public sealed class HostileHost : IAsyncLifetime
{
    private readonly List<DroppedFile> _dropped = [];
    private Socket? _socket;

    public HostProcess Host { get; private set; } = null!;

    /// <summary>Every order file that was dropped.</summary>
    public IReadOnlyList<DroppedFile> Dropped => _dropped;

    /// <summary>A folder beside the data folder, to which links lead.</summary>
    public string Outside { get; } = HostProcess.TemporaryFolder();

    /// <summary>The name of the file that carries a hostile string.</summary>
    public static string NameOf(int index) =>
        HostileStrings.IsFileName(HostileStrings.All[index]) ? HostileStrings.All[index] + ".json" : $"string-{index:D3}.json";

    /// <summary>The order id of the file that carries a hostile string: the string where the contract takes it.</summary>
    public static string IdOf(int index) => HostileStrings.IsId(HostileStrings.All[index]) ? HostileStrings.All[index] : $"S{index}";

    public static string JsonName(string kind, int index) => $"json-{kind}-{index:D3}.json";

    public async Task InitializeAsync()
    {
        Host = await HostProcess.StartAsync(options: "--no-simulation");
        DropFolderContent();
        DropStrings();
        DropTexts("valid", JsonTexts.Valid);
        DropTexts("invalid", JsonTexts.Invalid);
        DropTexts("either", JsonTexts.ImplementationDefined);
        foreach (var order in BusinessCases.First) Drop(order.Source, order.Name, order.Content, order.Fate);
        await Flow.SettlesAsync(Host, _dropped);
        foreach (var order in BusinessCases.Second) Drop(order.Source, order.Name, order.Content, order.Fate);
        await Flow.SettlesAsync(Host, _dropped);
        await Flow.ShouldReconcileAsync(Host);
    }

    public async Task DisposeAsync()
    {
        _socket?.Dispose();
        await Host.DisposeAsync();
        Directory.Delete(Outside, recursive: true);
    }

    /// <summary>Drops a file, in place where its name leaves no room for another ending, and remembers it.</summary>
    public void Drop(string source, string name, byte[] content, ExpectedFate fate = ExpectedFate.Either)
    {
        if (Encoding.UTF8.GetByteCount(name) > 240) File.WriteAllBytes(Path.Combine(Host.Data, "sources", source, name), content);
        else Host.Drop(source, name, content);
        _dropped.Add(DroppedFile.Of(source, name, content, fate));
    }

    /// <summary>The reason of a rejected file, found by the name that it had.</summary>
    public JsonElement ReasonOf(string source, string name)
    {
        foreach (var path in Directory.GetFiles(Path.Combine(Host.Data, "rejected", source), "*.reason.json"))
        {
            using var reason = JsonDocument.Parse(File.ReadAllBytes(path));
            if (reason.RootElement.ValueKind == JsonValueKind.Object && reason.RootElement.TryGetProperty("file", out var file) && file.ValueKind == JsonValueKind.String && file.GetString() == name) return reason.RootElement.Clone();
        }

        throw new ShouldAssertException($"'{name}' of {source} was not rejected");
    }

    private void DropFolderContent()
    {
        var folder = Path.Combine(Host.Data, "sources", "boutique_physique");
        for (var i = 0; i < HostileNames.All.Count; i++)
        {
            var order = OrderTexts.Of("boutique", $"name-{i}");
            Drop("boutique_physique", HostileNames.All[i], i % 3 == 0 ? order[..^1] : order, i % 3 == 0 ? ExpectedFate.Rejected : ExpectedFate.Archived);
        }

        Drop("boutique_physique", "empty.json", [], ExpectedFate.Rejected);
        using (var big = File.Create(Path.Combine(folder, "big.json"))) big.SetLength(1L << 30);
        File.WriteAllBytes(Path.Combine(Outside, "secret.json"), OrderTexts.Of("boutique", "secret"));
        var longAgo = new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(Path.Combine(Outside, "secret.json"), longAgo.AddDays(1));
        File.SetLastAccessTimeUtc(Path.Combine(Outside, "secret.json"), longAgo);
        File.CreateSymbolicLink(Path.Combine(folder, "link.json"), Path.Combine(Outside, "secret.json"));
        File.CreateSymbolicLink(Path.Combine(folder, "folder-link.json"), Outside);
        File.CreateSymbolicLink(Path.Combine(folder, "dangling.json"), Path.Combine(Outside, "nothing"));
        File.CreateSymbolicLink(Path.Combine(folder, "loop.json"), Path.Combine(folder, "loop.json"));
        Directory.CreateDirectory(Path.Combine(folder, "directory.json"));
        File.WriteAllBytes(Path.Combine(folder, ".hidden.json"), OrderTexts.Of("boutique", "hidden"));
        File.WriteAllBytes(Path.Combine(folder, "unfinished.json.tmp"), OrderTexts.Of("boutique", "tmp"));
        _socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        _socket.Bind(new UnixDomainSocketEndPoint(Path.Combine(folder, "socket.json")));
        var original = OrderTexts.Of("boutique", "hard-link");
        Drop("boutique_physique", "hard-1.json", original, ExpectedFate.Archived);
        File.WriteAllBytes(Path.Combine(folder, ".twice"), OrderTexts.Of("boutique", "latin"));
        Process.Start("sh", ["-c", $"cd '{folder}' && mkfifo pipe.json && mv .twice \"$(printf 'caf\\351.json')\""]).WaitForExit();
        _dropped.Add(DroppedFile.Of("boutique_physique", "caf%E9.json", OrderTexts.Of("boutique", "latin"), ExpectedFate.Archived));
    }

    private void DropStrings()
    {
        for (var i = 0; i < HostileStrings.All.Count; i++)
        {
            var text = HostileStrings.All[i];
            Drop("application_mobile", NameOf(i), Order(IdOf(i), string.IsNullOrWhiteSpace(text) ? "blank" : text), ExpectedFate.Archived);
            if (!HostileStrings.IsId(text)) Drop("application_mobile", $"id-{i:D3}.json", Order(text, "x"), ExpectedFate.Rejected);
        }
    }

    private void DropTexts(string kind, IReadOnlyList<byte[]> texts)
    {
        for (var i = 0; i < texts.Count; i++) Drop("site_web", JsonName(kind, i), texts[i], ExpectedFate.Rejected);
    }

    private static byte[] Order(string id, string text) => JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>
    {
        ["order_id"] = id,
        ["client_id"] = HostileStrings.IsId(text) ? text : "C1",
        ["produits"] = new[] { new Dictionary<string, object> { ["produit_id"] = text, ["nom"] = text, ["quantite"] = 1, ["prix_unitaire"] = 2.5m } },
        ["date_commande"] = "2025-04-26T14:00:00",
        ["canal"] = "mobile",
        ["statut_commande"] = "payée",
        ["livraison"] = new Dictionary<string, object> { ["adresse"] = text, ["ville"] = text },
        [text] = text,
    });
}

/// <summary>The classes that share the host.</summary>
[CollectionDefinition(Name)]
public sealed class HostileHostDrills : ICollectionFixture<HostileHost>
{
    public const string Name = "hostile host";
}
