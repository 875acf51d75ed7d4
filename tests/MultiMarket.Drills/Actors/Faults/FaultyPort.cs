using System.Reflection;

namespace MultiMarket.Drills.Actors;

/// <summary>A port whose calls can be made to go wrong.</summary>
internal class FaultyPort : DispatchProxy
{
    private object _inner = null!;
    private FaultyCalls _faults = null!;

    /// <summary>Puts a port behind faults.</summary>
    public static T Of<T>(T inner, FaultyCalls faults)
        where T : class
    {
        var proxy = Create<T, FaultyPort>();
        ((FaultyPort)(object)proxy)._inner = inner;
        ((FaultyPort)(object)proxy)._faults = faults;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        _faults.Reach(targetMethod!.Name) ?? targetMethod.Invoke(_inner, args);
}
