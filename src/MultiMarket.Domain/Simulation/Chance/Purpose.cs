namespace MultiMarket.Domain.Simulation.Chance;

/// <summary>Keeps apart the random numbers that are drawn for different things under the same number.</summary>
internal static class Purpose
{
    public const uint Sale = 1;
    public const uint Session = 2;
    public const uint Catalogue = 3;
    public const uint ClientActivity = 4;
    public const uint ClientSignUp = 5;
    public const uint Client = 6;
    public const uint DirtyClient = 7;

    // One value for each channel follows.
    public const uint LiveOrder = 16;
    public const uint LiveDate = 32;
}
