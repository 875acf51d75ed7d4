using System.Diagnostics;

namespace MultiMarket.Drills.Actors;

/// <summary>The calls that are to go wrong. Each strikes once: the next call of its name that an actor of its type makes.</summary>
internal sealed class FaultyCalls
{
    private readonly Lock _gate = new();
    private readonly List<(string Call, Type Actor, Func<object?> Strike)> _planned = [];

    /// <summary>Those that have not struck yet.</summary>
    public IReadOnlyList<string> Left
    {
        get
        {
            lock (_gate) return _planned.ConvertAll(p => $"{p.Actor.Name} calls {p.Call}");
        }
    }

    /// <summary>Plans a fault.</summary>
    /// <param name="call">The method that is called.</param>
    /// <param name="actor">The actor that calls it.</param>
    /// <param name="strike">What is done first; it may throw, or return what the call returns in place of its own result.</param>
    public void Plan(string call, Type actor, Func<object?> strike)
    {
        lock (_gate) _planned.Add((call, actor, strike));
    }

    public void Forget()
    {
        lock (_gate) _planned.Clear();
    }

    /// <summary>A port is called; returns what takes the place of its result, or null.</summary>
    public object? Reach(string call)
    {
        Func<object?> strike;
        lock (_gate)
        {
            if (!_planned.Exists(p => p.Call == call)) return null;
            var frames = new StackTrace(fNeedFileInfo: false).GetFrames();
            var next = _planned.FindIndex(p => p.Call == call && frames.Any(f => IsPartOf(f.GetMethod()?.DeclaringType, p.Actor)));
            if (next < 0) return null;
            strike = _planned[next].Strike;
            _planned.RemoveAt(next);
        }

        return strike();
    }

    // The code of a lambda lies in a type nested in that of its actor.
    private static bool IsPartOf(Type? type, Type actor)
    {
        for (; type is not null; type = type.DeclaringType)
            if (type == actor) return true;
        return false;
    }
}
