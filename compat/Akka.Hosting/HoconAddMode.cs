namespace Akka.Hosting;

/// <summary>Where configuration goes that is added to what is there.</summary>
public enum HoconAddMode
{
    /// <summary>Behind it: what is there wins.</summary>
    Append = 0,

    /// <summary>Before it: the addition wins.</summary>
    Prepend = 1,

    /// <summary>Instead of it.</summary>
    Replace = 2,
}
