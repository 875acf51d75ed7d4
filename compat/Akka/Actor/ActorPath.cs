namespace Akka.Actor;

/// <summary>The place of an actor in its tree, with the number of its incarnation.</summary>
public abstract class ActorPath : IEquatable<ActorPath>, IComparable<ActorPath>
{
    private readonly int _hash;

    private protected ActorPath(Address address, ActorPath parent, string name, long uid)
    {
        Address = address;
        Parent = parent ?? this;
        Name = name;
        Uid = uid;
        _hash = parent is null ? address.GetHashCode() : HashCode.Combine(parent._hash, name);
    }

    public Address Address { get; }

    public string Name { get; }

    /// <summary>The root is its own parent.</summary>
    public ActorPath Parent { get; }

    /// <summary>Number of the incarnation; 0 where it is not known.</summary>
    public long Uid { get; }

    /// <summary>The names from the root down.</summary>
    public IReadOnlyList<string> Elements => IsRoot ? [] : [.. Parent.Elements, Name];

    private bool IsRoot => ReferenceEquals(Parent, this);

    /// <summary>True when the text may name an actor.</summary>
    public static bool IsValidPathElement(string s) => ActorName.IsValid(s);

    public ActorPath Child(string childName) => new ChildActorPath(this, childName, 0);

    public static ActorPath operator /(ActorPath path, string name) => path.Child(name);

    public static bool operator ==(ActorPath left, ActorPath right) => left?.Equals(right) ?? right is null;

    public static bool operator !=(ActorPath left, ActorPath right) => !(left == right);

    /// <summary>Compares addresses and names; the incarnation does not matter.</summary>
    public bool Equals(ActorPath other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || _hash != other._hash)
        {
            return false;
        }

        return IsRoot || other.IsRoot
            ? IsRoot && other.IsRoot && Address.Equals(other.Address)
            : Name == other.Name && Parent.Equals(other.Parent);
    }

    public override bool Equals(object obj) => Equals(obj as ActorPath);

    public override int GetHashCode() => _hash;

    public int CompareTo(ActorPath other) => string.CompareOrdinal(ToString(), other?.ToString());

    public override string ToString() => ToStringWithAddress();

    public string ToStringWithAddress() => Address + ToStringWithoutAddress();

    public string ToStringWithoutAddress() => "/" + string.Join('/', Elements);

    public string ToStringWithUid() => Uid == 0 ? ToString() : $"{ToString()}#{Uid}";
}
