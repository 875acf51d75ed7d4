namespace MongoDB.Driver;

/// <summary>The kinds of write errors that clients tell apart.</summary>
public enum ServerErrorCategory
{
    Uncategorized,
    DuplicateKey,
    ExecutionTimeout,
}
