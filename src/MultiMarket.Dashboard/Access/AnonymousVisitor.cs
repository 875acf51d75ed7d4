namespace MultiMarket.Dashboard.Access;

/// <summary>Somebody who is not signed in.</summary>
internal sealed class AnonymousVisitor : IVisitor
{
    public bool SignedIn => false;

    public string Name => "dashboard";
}
