namespace MultiMarket.Warehouse;

/// <summary>Connection strings in other forms.</summary>
public static class WarehouseAddress
{
    /// <summary>
    /// The connection string without user, password and options. It need not be valid: whatever may be a password is left out.
    /// </summary>
    public static string WithoutCredentials(string connectionString)
    {
        var scheme = connectionString.IndexOf("://", StringComparison.Ordinal);
        var start = scheme < 0 ? 0 : scheme + 3;
        var rest = connectionString[start..];
        // An unescaped '/', '?' or '@' within a password is a common mistake, hence the last '@' of all.
        var at = rest.LastIndexOf('@');
        if (at >= 0) rest = rest[(at + 1)..];
        var options = rest.IndexOf('?');
        if (options >= 0) rest = rest[..options];
        return connectionString[..start] + rest;
    }

    /// <summary>The same server and credentials with another database.</summary>
    /// <param name="connectionString">A valid connection string.</param>
    /// <param name="database">The database.</param>
    /// <param name="defaults">Options that are added unless the connection string has them.</param>
    public static string ForDatabase(string connectionString, string database, IReadOnlyDictionary<string, string> defaults)
    {
        var question = connectionString.IndexOf('?', StringComparison.Ordinal);
        var address = question < 0 ? connectionString : connectionString[..question];
        var options = question < 0 ? [] : connectionString[(question + 1)..].Split('&', ';').Where(o => o.Length > 0).ToList();
        var slash = address.IndexOf('/', address.IndexOf("://", StringComparison.Ordinal) + 3);
        var (server, original) = slash < 0 ? (address, "") : (address[..slash], address[(slash + 1)..]);

        // Without the option the database of the address is where the credentials are kept.
        if (server.Contains('@', StringComparison.Ordinal)) AddUnlessThere("authSource", original.Length > 0 ? original : "admin");
        foreach (var (name, value) in defaults) AddUnlessThere(name, value);
        return $"{server}/{database}{(options.Count > 0 ? "?" : "")}{string.Join('&', options)}";

        void AddUnlessThere(string name, string value)
        {
            if (!options.Any(o => o.StartsWith(name + "=", StringComparison.OrdinalIgnoreCase))) options.Add($"{name}={value}");
        }
    }
}
