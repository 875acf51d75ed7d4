namespace MongoDB.Driver;

/// <summary>The name of a database.</summary>
public sealed class DatabaseNamespace : IEquatable<DatabaseNamespace>
{
    public DatabaseNamespace(string databaseName)
    {
        ArgumentException.ThrowIfNullOrEmpty(databaseName);
        if (databaseName.AsSpan().IndexOfAny('.', '\0') >= 0)
        {
            throw new ArgumentException($"Database name '{databaseName}' is invalid.", nameof(databaseName));
        }

        DatabaseName = databaseName;
    }

    public static DatabaseNamespace Admin { get; } = new("admin");

    public string DatabaseName { get; }

    public bool Equals(DatabaseNamespace? other) => other is not null && DatabaseName == other.DatabaseName;

    public override bool Equals(object? obj) => Equals(obj as DatabaseNamespace);

    public override int GetHashCode() => DatabaseName.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => DatabaseName;
}
