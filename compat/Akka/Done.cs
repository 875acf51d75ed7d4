namespace Akka;

/// <summary>Says that something is finished where no value is to be said.</summary>
public sealed class Done
{
    public static readonly Done Instance = new();

    private Done()
    {
    }
}
