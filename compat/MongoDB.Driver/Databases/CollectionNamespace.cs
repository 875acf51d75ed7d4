namespace MongoDB.Driver;

/// <summary>The name of a collection and of its database.</summary>
public sealed class CollectionNamespace : IEquatable<CollectionNamespace>
{
    public CollectionNamespace(string databaseName, string collectionName)
        : this(new DatabaseNamespace(databaseName), collectionName)
    {
    }

    public CollectionNamespace(DatabaseNamespace databaseNamespace, string collectionName)
    {
        ArgumentNullException.ThrowIfNull(databaseNamespace);
        ArgumentException.ThrowIfNullOrEmpty(collectionName);
        if (collectionName.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException($"Collection name '{collectionName}' is invalid.", nameof(collectionName));
        }

        DatabaseNamespace = databaseNamespace;
        CollectionName = collectionName;
    }

    public string CollectionName { get; }

    public DatabaseNamespace DatabaseNamespace { get; }

    public string FullName => $"{DatabaseNamespace.DatabaseName}.{CollectionName}";

    public bool Equals(CollectionNamespace? other) =>
        other is not null && DatabaseNamespace.Equals(other.DatabaseNamespace) && CollectionName == other.CollectionName;

    public override bool Equals(object? obj) => Equals(obj as CollectionNamespace);

    public override int GetHashCode() => HashCode.Combine(DatabaseNamespace, CollectionName);

    public override string ToString() => FullName;
}
