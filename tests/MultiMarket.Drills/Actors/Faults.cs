using System.Diagnostics;

namespace MultiMarket.Drills.Actors;

/// <summary>Makes whatever one actor calls throw, while it is armed: the clock, the folders, the warehouse, the reports.</summary>
internal sealed class Faults
{
    private Type? _actor;

    public void Arm(Type actor) => Volatile.Write(ref _actor, actor);

    public void Disarm() => Volatile.Write(ref _actor, null);

    /// <summary>Called at the beginning of every call that an actor may make.</summary>
    public void Check()
    {
        if (Volatile.Read(ref _actor) is not { } actor) return;
        if (new StackTrace(fNeedFileInfo: false).GetFrames().Any(f => Belongs(f.GetMethod()?.DeclaringType, actor))) throw new DrillException($"{actor.Name} is to fail");
    }

    private static bool Belongs(Type? type, Type actor)
    {
        for (; type is not null; type = type.DeclaringType)
            if (type == actor) return true;
        return false;
    }
}

/// <summary>A failure that a drill has caused.</summary>
internal sealed class DrillException(string message) : Exception(message);
