namespace MultiMarket.Warehouse;

/// <summary>Makes connection strings fit to be shown.</summary>
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
}
