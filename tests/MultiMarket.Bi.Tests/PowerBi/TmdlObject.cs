namespace MultiMarket.Bi.Tests.PowerBi;

/// <summary>An object of a TMDL file.</summary>
internal sealed class TmdlObject(string kind, string name, string? expression, int line)
{
    public string Kind { get; } = kind;

    public string Name { get; } = name;

    public int Line { get; } = line;

    /// <summary>What stands behind <c>=</c>, and the lines of the expression below.</summary>
    public string Expression { get; private set; } = expression ?? "";

    public Dictionary<string, string> Properties { get; } = [];

    public List<TmdlObject> Children { get; } = [];

    public IEnumerable<TmdlObject> All(string wanted) => Children.Where(c => c.Kind == wanted);

    public void Append(string text) => Expression = Expression.Length == 0 ? text : Expression + "\n" + text;

    public override string ToString() => $"{Kind} {Name}";
}
