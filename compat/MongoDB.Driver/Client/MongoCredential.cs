namespace MongoDB.Driver;

/// <summary>A user and a password for SCRAM-SHA-256.</summary>
public class MongoCredential : IEquatable<MongoCredential>
{
    private MongoCredential(string? mechanism, string source, string username, string password)
    {
        ArgumentException.ThrowIfNullOrEmpty(source);
        ArgumentException.ThrowIfNullOrEmpty(username);
        ArgumentNullException.ThrowIfNull(password);
        Mechanism = mechanism!;
        Source = source;
        Username = username;
        Password = password;
    }

    /// <summary>How the password is proved; null to let the server choose.</summary>
    public string Mechanism { get; }

    public string Password { get; }

    /// <summary>The database that knows the user.</summary>
    public string Source { get; }

    public string Username { get; }

    public static MongoCredential CreateCredential(string databaseName, string username, string password) => new(null, databaseName, username, password);

    public bool Equals(MongoCredential? rhs) =>
        rhs is not null && (Mechanism, Source, Username, Password) == (rhs.Mechanism, rhs.Source, rhs.Username, rhs.Password);

    public override bool Equals(object? obj) => Equals(obj as MongoCredential);

    public override int GetHashCode() => HashCode.Combine(Mechanism, Source, Username, Password);

    public override string ToString() => $"{Username}@{Source}";

    internal static MongoCredential Create(string? mechanism, string source, string username, string? password) =>
        mechanism is null or "SCRAM-SHA-256"
            ? new MongoCredential(mechanism, source, username, password ?? "")
            : throw GenuinePackage.NeededFor($"Authentication by {mechanism}");
}
