namespace MultiMarket.Domain.Channels;

/// <summary>A sales channel: its name in the data (<c>canal</c>), its folder, and whether its orders are delivered.</summary>
public sealed record Channel
{
    private Channel(string name, string folder, bool delivers) => (Name, Folder, Delivers) = (name, folder, delivers);

    /// <summary>The web site.</summary>
    public static Channel Web { get; } = new("web", "site_web", delivers: true);

    /// <summary>The mobile application.</summary>
    public static Channel Mobile { get; } = new("mobile", "application_mobile", delivers: true);

    /// <summary>The shops.</summary>
    public static Channel Boutique { get; } = new("boutique", "boutique_physique", delivers: false);

    /// <summary>Every channel, in the order in which they are always shown.</summary>
    public static IReadOnlyList<Channel> All { get; } = [Web, Mobile, Boutique];

    /// <summary>The channel's place in <see cref="All"/>, from 0.</summary>
    public int Position => this == Web ? 0 : this == Mobile ? 1 : 2;

    /// <summary>The value of <c>canal</c>: <c>web</c>, <c>mobile</c> or <c>boutique</c>.</summary>
    public string Name { get; }

    /// <summary>The folder below <c>sources/</c>, <c>archive/</c> and <c>rejected/</c>; also the value of <c>ingestion.source</c>.</summary>
    public string Folder { get; }

    /// <summary>True when an order must carry <c>livraison</c>, false when it must not.</summary>
    public bool Delivers { get; }

    /// <summary>The channel of that name, or null.</summary>
    public static Channel? Find(string? name) => All.FirstOrDefault(c => c.Name == name);

    public override string ToString() => Name;
}
