namespace MultiMarket.EmbeddedMongo;

/// <summary>Somebody who may log in to the embedded warehouse.</summary>
/// <param name="Name">The user name.</param>
/// <param name="Password">The password; kept only as SCRAM keys once the server runs.</param>
/// <param name="ReadOnly">Whether the user may read only, as a BI tool should.</param>
/// <param name="Database">The only database that the user sees; null for all of them and for what tells about the server.</param>
public sealed record EmbeddedMongoUser(string Name, string Password, bool ReadOnly = false, string? Database = null)
{
    /// <summary>Without the password, so that no log shows it.</summary>
    public override string ToString() => $"{Name}{(ReadOnly ? " (read only)" : "")}";
}
