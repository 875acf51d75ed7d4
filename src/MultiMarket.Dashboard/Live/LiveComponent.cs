using Microsoft.AspNetCore.Components;

namespace MultiMarket.Dashboard.Live;

/// <summary>A part of a page that shows answers of the <see cref="LiveBoard"/> and is drawn again when one changes, at most once a second.</summary>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    /// <summary>How long a page is held back for its figures, so that what arrives first shows them; after that it says that they are on their way.</summary>
    private static readonly TimeSpan HeldBack = TimeSpan.FromSeconds(3);

    private readonly List<IDisposable> _views = [];
    private RedrawPace? _pace;
    private bool _disposed;

    [Inject]
    internal LiveBoard Board { get; set; } = null!;

    [Inject]
    internal TimeProvider Time { get; set; } = null!;

    public virtual void Dispose()
    {
        _disposed = true;
        foreach (var view in _views) view.Dispose();
        _pace?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Watches a question until the component goes, or forgets it.</summary>
    protected LiveView<TAnswer> Watch<TAnswer>(ILiveQuestion<TAnswer> question)
        where TAnswer : class
    {
        _pace ??= new RedrawPace(Time, Redraw);
        var view = Board.Watch(question, _pace.Request);
        _views.Add(view);
        if (_disposed) view.Dispose();
        return view;
    }

    /// <summary>Completes with the first answers, or after a while without them.</summary>
    protected Task FirstAsync(params Task[] answers) => Task.WhenAny(Task.WhenAll(answers), Task.Delay(HeldBack, Time));

    /// <summary>Watches a question no longer.</summary>
    protected void Forget(IDisposable? view)
    {
        if (view is not null && _views.Remove(view)) view.Dispose();
    }

    private void Redraw()
    {
        if (!_disposed) _ = InvokeAsync(StateHasChanged);
    }
}
