namespace MultiMarket.Dashboard.Access;

/// <summary>
/// What a viewer may do; the host decides. Markup asks with
/// <code>&lt;AuthorizeView Policy="@AccessPolicies.PersonalData"&gt;</code>
/// which follows the end of a session by itself; code that acts asks <see cref="Viewer"/> at the moment of the act.
/// </summary>
public static class AccessPolicies
{
    /// <summary>Aggregates and counters. Open to everybody on this machine; elsewhere it needs login.</summary>
    public const string Reading = "reading";

    /// <summary>Whatever names a person: clients, addresses, rejected files and their reasons. Needs login; until then it is masked.</summary>
    public const string PersonalData = "personal-data";

    /// <summary>State changes: pause, resume, rate, orders. Needs login.</summary>
    public const string Control = "control";
}
