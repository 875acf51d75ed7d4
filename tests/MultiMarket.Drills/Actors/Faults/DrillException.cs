namespace MultiMarket.Drills.Actors;

/// <summary>A failure that a drill has caused, and that nobody expects.</summary>
internal sealed class DrillException(string message) : Exception(message);
