namespace Akka.TestKit;

/// <summary>A filter that is in force until it is taken back.</summary>
public interface IUnmutableFilter : IDisposable
{
    void Unmute();
}
