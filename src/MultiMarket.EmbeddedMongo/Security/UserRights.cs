namespace MultiMarket.EmbeddedMongo.Security;

/// <summary>What somebody who has logged in may do.</summary>
/// <param name="ReadOnly">Whether every write is refused.</param>
/// <param name="Database">The only database that may be used; null for all.</param>
internal sealed record UserRights(bool ReadOnly, string? Database)
{
    /// <summary>MongoDB's name of the role that allows the same.</summary>
    public string Role => (ReadOnly, Database) switch
    {
        (true, null) => "readAnyDatabase",
        (true, _) => "read",
        (false, null) => "root",
        (false, _) => "dbOwner",
    };

    /// <summary>Where MongoDB keeps that role.</summary>
    public string RoleDatabase => Database ?? "admin";

    public bool MaySee(string database) => Database is null || Database == database;
}
