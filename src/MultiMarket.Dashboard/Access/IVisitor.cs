namespace MultiMarket.Dashboard.Access;

/// <summary>Who looks at a page; one for each circuit.</summary>
public interface IVisitor
{
    /// <summary>True after a login: the visitor sees clients and addresses, and may control channels.</summary>
    bool SignedIn { get; }

    /// <summary>The name under which the audit keeps the visitor's commands.</summary>
    string Name { get; }
}
