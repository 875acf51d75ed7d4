using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Query.Plans;
using MultiMarket.EmbeddedMongo.Storage;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>A pipeline at work: pulls portions from its source until enough documents have come out.</summary>
internal sealed class PipelineRun
{
    private readonly RowSource _source;
    private readonly Sink _first;
    private readonly PipelineContext _context;
    private readonly Row _row;
    private readonly Queue<RawValue> _ready = new();
    private bool _finished;

    public PipelineRun(RowSource source, Pipeline pipeline, PipelineContext context)
    {
        _source = source;
        _context = context;
        context.Source = source;
        _row = new Row { Variables = context.Variables };
        var end = new CollectingSink(_ready.Enqueue);
        var first = (source.IsLarge ? ParallelGroup.TryOpen(pipeline, end, context) : null) ?? pipeline.Open(end, context);
        _first = context.Deadline.Remaining > 0 ? new DeadlineSink(first, context) : first;
    }

    public PipelineContext Context => _context;

    public RowSource Source => _source;

    /// <summary>Whether all documents have been taken.</summary>
    public bool IsExhausted => _finished && _ready.Count == 0;

    /// <summary>The next document, or false at the end.</summary>
    public bool TryNext(out RawValue document)
    {
        while (_ready.Count == 0 && !_finished)
            Pump();
        return _ready.TryDequeue(out document);
    }

    /// <summary>Works ahead until a document is ready or none can come, so that <see cref="IsExhausted"/> is certain.</summary>
    public bool TryPeek(out RawValue document)
    {
        while (_ready.Count == 0 && !_finished)
            Pump();
        return _ready.TryPeek(out document);
    }

    /// <summary>Lets go of the snapshot until the next use.</summary>
    public void Suspend() => _source.Suspend();

    /// <summary>Goes on with another snapshot.</summary>
    public void Resume(IDocumentStore store, Deadline deadline)
    {
        _context.Store = store;
        _context.Deadline = deadline;
    }

    private void Pump()
    {
        try
        {
            _context.Deadline.Check();
            Deadline.Current = _context.Deadline;
            if (_source.Pump(_context.Store, _first, _row))
                return;
            _source.Suspend();
            _first.Complete();
            _finished = true;
        }
        catch (MongoErrorException e) when (_context.Activity.Length > 0)
        {
            _first.Abandon();
            throw e.InContext(_context.Activity);
        }
        catch
        {
            _first.Abandon();
            throw;
        }
        finally
        {
            Deadline.Current = null;
        }
    }
}
