Console.WriteLine("Graph");
