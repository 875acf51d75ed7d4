namespace MongoDB.Driver;

/// <summary>The commands that bulk writes are made of.</summary>
internal enum WriteKind
{
    Insert,
    Update,
    Delete,
}
