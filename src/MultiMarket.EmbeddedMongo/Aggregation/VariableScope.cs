using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>The variable names that an expression may use, each with its slot. Scopes nest; slots are never reused.</summary>
internal sealed class VariableScope
{
    private readonly VariableScope? _outer;
    private readonly string? _name;
    private readonly int _slot;
    private readonly Slots _slots;

    public VariableScope() => _slots = new Slots();

    private VariableScope(VariableScope outer, string name)
    {
        _outer = outer;
        _name = name;
        _slots = outer._slots;
        _slot = _slots.Next++;
    }

    /// <summary>A scope in which one more name is known.</summary>
    public VariableScope With(string name, out int slot)
    {
        var inner = new VariableScope(this, name);
        slot = inner._slot;
        return inner;
    }

    public bool TryFind(string name, out int slot)
    {
        for (var scope = this; scope is not null; scope = scope._outer)
        {
            if (scope._name != name)
                continue;
            slot = scope._slot;
            return true;
        }

        slot = Variables.Now;
        return name == "NOW";
    }

    private sealed class Slots
    {
        public int Next { get; set; } = Variables.Now + 1;
    }
}
