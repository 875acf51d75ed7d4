using System.Collections.Concurrent;
using MultiMarket.EmbeddedMongo.Aggregation.Stages;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>
/// Shares the documents of a scan among the cores: one thread reads and hands out portions, each thread fills a table of
/// groups of its own, and the tables are merged at the end.
/// </summary>
internal sealed class ParallelGroup : Sink
{
    private const int PortionDocuments = 512;
    private const int QueuedPortions = 4;

    private readonly Sink _next;
    private readonly PipelineContext _context;
    private readonly GroupStage _group;
    private readonly IReadOnlyList<Stage> _before;
    private readonly Worker _own;
    private readonly List<(Worker Worker, Task Task)> _helpers = [];
    private readonly BlockingCollection<Portion> _queue = new(QueuedPortions);
    private Portion _filling = new(0);
    private long _place;

    private ParallelGroup(IReadOnlyList<Stage> before, GroupStage group, Sink next, PipelineContext context)
    {
        _before = before;
        _group = group;
        _next = next;
        _context = context;
        _own = new Worker(before, group, context);
    }

    /// <summary>Opens the pipeline in this way when its stages allow it; null otherwise.</summary>
    public static Sink? TryOpen(Pipeline pipeline, Sink end, PipelineContext context)
    {
        var at = 0;
        while (at < pipeline.Stages.Count && pipeline.Stages[at].IsPerDocument)
            at++;
        if (Environment.ProcessorCount < 2 || at == pipeline.Stages.Count || pipeline.Stages[at] is not GroupStage { IsMergeable: true } group)
            return null;
        var rest = new Pipeline([.. pipeline.Stages.Skip(at + 1)]);
        return new ParallelGroup([.. pipeline.Stages.Take(at)], group, rest.Open(end, context), context);
    }

    public override bool Accept(Row row)
    {
        _filling.Documents.Add(row.ToDocument());
        _place++;
        if (_filling.Documents.Count < PortionDocuments)
            return true;

        StartHelpers();
        // With the queue full the others are busy: this thread takes the portion itself.
        if (!_queue.TryAdd(_filling))
            _own.Run(_filling);
        ThrowIfFailed();
        _filling = new Portion(_place);
        return true;
    }

    public override void Complete()
    {
        _queue.CompleteAdding();
        _own.Run(_filling);
        while (_queue.TryTake(out var portion))
            _own.Run(portion);
        foreach (var (worker, task) in _helpers)
        {
            task.GetAwaiter().GetResult();
            _own.Table.Merge(worker.Table);
        }

        _queue.Dispose();
        _context.Deadline.Check();
        _own.Table.Push(_next);
        _next.Complete();
    }

    public override void Abandon()
    {
        _queue.CompleteAdding();
        Task.WhenAll(_helpers.Select(helper => helper.Task)).ContinueWith(task => _ = task.Exception, TaskScheduler.Default).Wait();
    }

    /// <summary>Helpers start with the second portion, so that small collections are not worth a thread.</summary>
    private void StartHelpers()
    {
        if (_helpers.Count > 0 || _filling.Place == 0)
            return;
        for (var i = 1; i < Math.Min(Environment.ProcessorCount, 4); i++)
        {
            var worker = new Worker(_before, _group, _context.With(_context.Variables.Copy()));
            var task = Task.Factory.StartNew(() => worker.Run(_queue), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            _helpers.Add((worker, task));
        }
    }

    private void ThrowIfFailed()
    {
        foreach (var (_, task) in _helpers)
        {
            if (task.IsFaulted)
                task.GetAwaiter().GetResult();
        }
    }

    private sealed class Portion(long place)
    {
        public long Place => place;

        public List<RawValue> Documents { get; } = new(PortionDocuments);
    }

    private sealed class Worker
    {
        private readonly Sink _first;
        private readonly Row _row;

        public Worker(IReadOnlyList<Stage> before, GroupStage group, PipelineContext context)
        {
            Table = group.OpenTable(context);
            _row = new Row { Variables = context.Variables };
            _first = new Pipeline(before).Open(new TableSink(Table), context);
        }

        public GroupTable Table { get; }

        public void Run(BlockingCollection<Portion> portions)
        {
            foreach (var portion in portions.GetConsumingEnumerable())
                Run(portion);
        }

        public void Run(Portion portion)
        {
            var place = portion.Place;
            foreach (var document in portion.Documents)
            {
                _row.Reset(document);
                _row.Place = place++;
                _first.Accept(_row);
            }
        }
    }

    private sealed class TableSink(GroupTable table) : Sink
    {
        public override bool Accept(Row row)
        {
            table.Add(row);
            return true;
        }

        public override void Complete()
        {
        }
    }
}
